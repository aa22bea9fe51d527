"""Zones along a boundary line, with their error stated and proven; and incidents judged against them.

    import demarc
    zone = demarc.zone("contact-line.geojson", depth="15km..20km", side="left")
    findings = zone.check(incidents)             # pandas, polars, pyarrow or GeoDataFrame; the same kind comes back
    zone.save("zone.geojson")

Depths and tolerances are texts with a unit (``"20km"``, ``"12nmi"``); arrays are degrees on WGS 84, longitude first, and
metres. Importing this module loads neither the library nor NumPy; the first call does.
"""

# Names are found where they are asked for first, so that importing the module costs next to nothing.
_HOMES = {
    "DISPUTED": "_zone", "DemarcError": "_errors", "INSIDE": "_zone", "INVALID": "_zone", "OUTSIDE": "_zone",
    "SIDES": "_zone", "VERDICTS": "_zone", "Verification": "_zone", "Zone": "_zone", "area": "_functions",
    "check_parquet": "_parquet", "monitor": "_functions", "open": "_functions", "version": "_functions",
    "zone": "_functions",
}

__all__ = [
    "DISPUTED", "DemarcError", "INSIDE", "INVALID", "OUTSIDE", "SIDES", "VERDICTS", "Verification", "Zone", "area",
    "check_parquet", "monitor", "open", "version", "zone",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._errors import DemarcError
    from ._functions import area, monitor, open, version, zone
    from ._parquet import check_parquet
    from ._zone import DISPUTED, INSIDE, INVALID, OUTSIDE, SIDES, VERDICTS, Verification, Zone


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module("." + home, __name__), name)
    globals()[name] = value
    return value


def __dir__() -> "list[str]":
    return sorted(set(globals()) | set(__all__))
