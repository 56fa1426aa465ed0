"""The DOI of a sheet: asked for by a press or at publication, and registered at DataCite by the worker."""
