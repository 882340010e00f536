internal import Foundation

/// Where the program's own files are: the folder that holds `Data` and `Public`.
package struct Installation: Sendable {
    package let folder: String

    package var dataFolder: String { folder + "/Data" }
    package var publicFolder: String { folder + "/Public" }

    /// Looks in `PHUCLOI_HOME`, in the working folder, and upwards from the program itself.
    package static func find(environment: [String: String]) -> Installation? {
        var candidates: [String] = []
        if let home = environment["PHUCLOI_HOME"] { candidates.append(home) }
        candidates.append(FileManager.default.currentDirectoryPath)
        var folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            candidates.append(folder.path)
        }
        let marker = "/Data/divisions-2025.csv"
        return candidates.first { FileManager.default.fileExists(atPath: $0 + marker) }.map(Installation.init)
    }
}
