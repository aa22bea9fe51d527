import Testing
import TestSupport

@testable import Geometry
@testable import Maps
@testable import SystemIO

@Suite struct MapLayerTests {
  @Test func placesComeWithTheLargestFirst() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "towns.csv",
      holding: "name,lat,lon,people\nsmall,35,36,10\nlarge,35.5,36.5,1000\nnowhere,,,5\nnext,34,36,10\n")
    let layer = try MapLayer(path: path, title: "Towns", label: "name", rank: "people")
    #expect(layer.places.map(\.label) == ["large", "small", "next"])
    #expect(layer.places[0].position == Coordinate(latitude: 35.5, longitude: 36.5))
    #expect(layer.notes.count == 1)
    #expect(try MapLayer(path: path, title: "Towns").places.map(\.label) == ["", "", ""])
  }

  @Test func shapesOfAllKindsAreReadOfOneFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "layer.geojson",
      holding: """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"who":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type":"Feature","properties":{"who":"b"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}},
        {"type":"Feature","properties":{"who":"c"},"geometry":{"type":"Point","coordinates":[3,2]}},
        {"type":"Feature","properties":{"who":"a"},"geometry":{"type":"Polygon","coordinates":[[[4,0],[5,0],[5,1],[4,0]]]}}]}
        """)
    let layer = try MapLayer(path: path, title: "Control", label: "who")
    #expect(layer.areas.map(\.label) == ["a"])
    #expect(layer.areas.map(\.polygons.count) == [2])
    #expect(layer.lines == [[Coordinate(latitude: 0, longitude: 0), Coordinate(latitude: 1, longitude: 1)]])
    #expect(layer.places.map(\.label) == ["c"])
    #expect(layer.places.map(\.position) == [Coordinate(latitude: 2, longitude: 3)])
  }

  @Test func whatHasNoPlaceIsOneSentence() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.file("empty.geojson", holding: #"{"type":"FeatureCollection","features":[]}"#)
    let table = try folder.file("table.csv", holding: "a,b\n1,2\n")
    let towns = try folder.file("towns.csv", holding: "name,lat,lon\na,1,2\n")
    #expect(throws: ReadError.self) { try MapLayer(path: empty, title: "t") }
    #expect(throws: ReadError.self) { try MapLayer(path: table, title: "t") }
    #expect(throws: ReadError.self) { try MapLayer(path: towns, title: "t", label: "nom") }
    #expect(throws: ReadError.self) { try MapLayer(path: folder.file("nowhere"), title: "t") }
    let point = #"{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[3,2]}}"#
    let points = try folder.file("points.geojson", holding: point)
    let error = #expect(throws: ReadError.self) { try MapLayer(path: points, title: "t", label: "nom") }
    #expect(error.map { "\($0)" }?.contains("no feature has a property ‘nom’ among") == true)
  }
}
