package import Geodesy
internal import ZoneFiles
internal import ArgumentParser

// Library types that are written on the command line by their raw values.

extension AreaUnit: ExpressibleByArgument {}
extension PolygonMeasure.Edges: ExpressibleByArgument {}
