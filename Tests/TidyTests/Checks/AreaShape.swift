/// Every area has the same files in the same places, so that whoever knows one knows all.
enum AreaShape {
    private static let folders: Set<String> = [
        "Model", "Actions", "Queries", "Pages", "API", "Templates", "Messages", "Schema", "Tests",
    ]
    private static let longestReadme = 60
    private static let shortestReadme = 8

    static func findings(_ files: [TextFile]) -> [Finding] {
        let areas = Set(files.compactMap(\.area)).sorted()
        return areas.flatMap { area in
            door(area, files) + readme(area, files) + files.filter { $0.area == area }.flatMap { place($0, area) }
        }
    }

    private static func door(_ area: String, _ files: [TextFile]) -> [Finding] {
        let path = "Areas/\(area)/\(area)Area.swift"
        guard !files.contains(where: { $0.path == path }) else { return [] }
        return [Finding(path, 1, "write the area's door: its routes, import kinds, migrations and permissions")]
    }

    private static func readme(_ area: String, _ files: [TextFile]) -> [Finding] {
        let path = "Areas/\(area)/README.md"
        let words = "purpose, words, tables, routes, rules, who may"
        guard let readme = files.first(where: { $0.path == path }), readme.lineCount >= shortestReadme else {
            return [Finding(path, 1, "tell the area on one page: \(words)")]
        }
        guard readme.lineCount > longestReadme else { return [] }
        return [Finding(path, longestReadme + 1, "\(readme.lineCount) lines: one page of \(longestReadme) at most")]
    }

    private static func place(_ file: TextFile, _ area: String) -> [Finding] {
        let inside = file.folders.dropFirst(2)
        if let folder = inside.first {
            guard !folders.contains(folder) else { return [] }
            return [
                Finding(
                    file.path, 1,
                    "an area has no folder \(folder): use one of \(folders.sorted().joined(separator: ", "))")
            ]
        }
        guard file.swift != nil, !["\(area)Area.swift", "\(area)Facade.swift"].contains(file.name) else { return [] }
        return [Finding(file.path, 1, "beside the folders stand only \(area)Area.swift and \(area)Facade.swift")]
    }
}
