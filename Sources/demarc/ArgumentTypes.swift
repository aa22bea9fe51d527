internal import ArgumentParser
package import Geodesy
package import ZoneIO

// Library types that are written on the command line by their raw values.

extension AreaUnit: ExpressibleByArgument {}
extension PolygonMeasure.Edges: ExpressibleByArgument {}
