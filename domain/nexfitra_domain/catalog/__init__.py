"""The catalogue: foods, recipes and exercises as reviewed data files, and the reader that derives what is not typed."""

from nexfitra_domain.catalog.identity import catalog_uuid
from nexfitra_domain.catalog.loader import CatalogDataError, load_catalog

__all__ = ["CatalogDataError", "catalog_uuid", "load_catalog"]
