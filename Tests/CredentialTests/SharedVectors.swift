import Foundation
import TestKit
import Testing

/// Test vectors of public sources, in a folder beside the repository that holds them for every project.
enum SharedVectors {
    private static let folder = ProjectFolder.root + "/../shared/vectors/"

    /// A file of JSON; nil, with a loud warning, when the folder is not there.
    static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value? {
        guard FileManager.default.fileExists(atPath: folder) else {
            Issue.record("../shared/vectors is missing: \(path) was NOT checked", severity: .warning)
            return nil
        }
        return try JSONDecoder().decode(type, from: try Data(contentsOf: URL(filePath: folder + path)))
    }

    /// The files of a folder, sorted; none, with a loud warning, when it is not there.
    static func names(in path: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else {
            Issue.record("../shared/vectors is missing: \(path) was NOT checked", severity: .warning)
            return []
        }
        return try FileManager.default.contentsOfDirectory(atPath: folder + path).sorted().map { "\(path)/\($0)" }
    }
}
