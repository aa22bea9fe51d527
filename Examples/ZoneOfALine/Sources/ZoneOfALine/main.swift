import Demarc

let files = CommandLine.arguments
let boundary = try BoundaryLine(contentsOf: files[1])
let zone = try boundary.zone(depth: .kilometers(15), side: .left)
for region in zone.regions { print("area: \(region.area.squareKilometers) km²") }
print("outline within \(zone.certificate.deviationBound) m of the limits")

let place = Coordinate(latitude: 35.44208, longitude: 36.65095)
let found = try zone.assessor().assessment(of: place, position: .kilometers(1))
print("\(found.placement.distance) m \(found.placement.side) of the line: \(found.verdict)")
print("in the zone with a probability of \(found.zone); doubts: \(found.doubts)")

try zone.write(to: files[2])
