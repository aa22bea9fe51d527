internal import AreaTables
internal import Geodesy
public import Geometry
internal import ZoneFiles
public import Zones
public import ArgumentParser

// Library types that are written on the command line by their raw values.

extension AreaUnit: ExpressibleByArgument {}
extension EdgeModel: ExpressibleByArgument {}
extension PolygonMeasure.Edges: ExpressibleByArgument {}
extension ZoneSpecification.Approximation: ExpressibleByArgument {}
extension ZoneSpecification.Ends: ExpressibleByArgument {}

/// The form of figures on standard output.
enum FigureFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
