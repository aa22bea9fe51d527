import Demarc

let files = CommandLine.arguments
let boundary = try BoundaryLine(contentsOf: files[1])
let zone = try boundary.zone(ZoneSpecification(depth: .single(.kilometers(15)), side: .left))
print("area: \(Int(Area(of: zone.regions[0].polygons).squareKilometers)) km²")
print("outline within \(Int(zone.certificate.deviationBound * 1000)) mm of the limits")

let place = Coordinate(latitude: 35.44208, longitude: 36.65095)
let found = try zone.assessor().assessment(of: place, position: .kilometers(10))
print("\(Int(found.placement.distance)) m \(found.placement.side) of the line: \(found.verdict)")
print("in the zone with \(Int(found.zone * 100)) % probability; doubts: \(found.doubts.map(\.rawValue))")

try zone.write(to: files[2])
