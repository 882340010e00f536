internal import Foundation
internal import Mustache

/// Every template of the site by its name.
///
/// Web's own have plain names (`layout`, `field`); an area's carry the area's name (`access/accounts`).
struct Templates: Sendable {
    let library: MustacheLibrary
    /// The sources, for the lint.
    let sources: [String: String]

    init(doors: [AreaDoor]) throws {
        var library = MustacheLibrary()
        var sources: [String: String] = [:]
        let folders =
            [(prefix: "", folder: WebResources.folder)]
            + doors.map { (prefix: "\($0.name)/", folder: $0.resources) }
        for (prefix, folder) in folders {
            for (name, source) in try Templates.read("\(folder)/Templates") {
                do {
                    try library.register(source, named: prefix + name)
                } catch {
                    throw SiteFault("The template \(prefix)\(name) cannot be read: \(error)")
                }
                sources[prefix + name] = source
            }
        }
        self.library = library
        self.sources = sources
    }

    private static func read(_ folder: String) throws -> [(name: String, source: String)] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".mustache") }.sorted()
            .map {
                ($0.replacing(".mustache", with: ""), try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8))
            }
    }
}
