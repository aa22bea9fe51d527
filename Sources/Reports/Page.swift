internal import SystemIO
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import Mustache

/// The page about its data: a template, a style sheet and a program, all in one file that asks nobody for anything.
enum Page {
  /// The program, in the order in which its parts need one another.
  static let script: String =
    "\"use strict\";\n"
    + [
      PackageResources.data_js, PackageResources.filters_js, PackageResources.canvas_js,
      PackageResources.legend_js, PackageResources.map_js,
      PackageResources.timeline_js, PackageResources.table_js, PackageResources.detail_js,
      PackageResources.page_js,
    ].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")

  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  /// The page of a context. Everything in it is escaped, but for what the template has in triple braces.
  static func html(_ context: ReportContext) throws -> String {
    let template = try MustacheTemplate(
      string: String(decoding: PackageResources.report_mustache, as: UTF8.self))
    return template.render(context)
  }

  /// By what a browser knows that a script is the page's own: markup that came from data cannot run.
  static func hash(_ script: String) -> String {
    "'sha256-\(Data(SHA256.digest(of: Array(script.utf8))).base64EncodedString())'"
  }

  /// JSON as it can stand within a page: no text in it can end the element that holds it.
  static func escaped(_ json: [UInt8]) -> String {
    String(decoding: json, as: UTF8.self).replacing("<", with: "\\u003c")
  }
}
