"""Zones along a boundary line, with their error stated and proven; and incidents judged against them.

    import demarc
    zone = demarc.zone("contact-line.geojson", depth="15km..20km", side="left")
    findings = zone.check(incidents)             # pandas, polars, pyarrow or GeoDataFrame; the same kind comes back
    zone.save("zone.geojson")

Depths and tolerances are texts with a unit (``"20km"``, ``"12nmi"``); arrays are degrees on WGS 84, longitude first, and
metres. Importing this module loads neither the library nor NumPy; the first call does.
"""

from ._errors import DemarcError
from ._functions import area, check_parquet, monitor, open, version, zone
from ._zone import DISPUTED, INSIDE, INVALID, OUTSIDE, SIDES, VERDICTS, Verification, Zone

__all__ = [
    "DISPUTED", "DemarcError", "INSIDE", "INVALID", "OUTSIDE", "SIDES", "VERDICTS", "Verification", "Zone", "area",
    "check_parquet", "monitor", "open", "version", "zone",
]
