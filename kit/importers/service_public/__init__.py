"""The State's open data: the fiches of service-public.fr, as XML files in a zip."""
