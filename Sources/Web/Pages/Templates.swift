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
        var sources: [String: String] = [:]
        let folders =
            [(prefix: "", folder: WebResources.folder)]
            + doors.map { (prefix: "\($0.name)/", folder: $0.resources) }
        for (prefix, folder) in folders {
            for (name, source) in try Templates.read("\(folder)/Templates") { sources[prefix + name] = source }
        }
        try self.init(sources: sources)
    }

    init(sources: [String: String]) throws {
        var library = MustacheLibrary()
        for (name, source) in sources {
            do {
                try library.register(source, named: name)
            } catch {
                throw SiteFault("The template \(name) cannot be read: \(error)")
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
