// What a client sees of the other targets: the items that are public there. ‘import Demarc’ is all that it takes.
@_exported public import Agreements
@_exported public import Geometry
@_exported public import Incidents
@_exported public import Places
@_exported public import SystemIO
@_exported public import ZoneFiles
@_exported public import ZoneDoubt
@_exported public import Zones
