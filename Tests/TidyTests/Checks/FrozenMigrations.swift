/// A migration that has run anywhere is never changed: docs/migrations.lock holds the fingerprint of each.
///
/// The fingerprint is the one that the database keeps too (FNV-1a, 64 bits, hexadecimal).
enum FrozenMigrations {
    static let lockPath = "docs/migrations.lock"

    private struct Step {
        let name: String
        let fingerprint: String
        let path: String
        let line: Int
    }

    static func findings(_ files: [TextFile]) -> [Finding] {
        let all = files.flatMap(steps(in:))
        let lock = files.first { $0.path == lockPath }
        var locked: [String: String] = [:]
        for line in lock?.lines ?? [] {
            let parts = line.split(separator: " ")
            if parts.count == 2, !line.hasPrefix("#") { locked[String(parts[0])] = String(parts[1]) }
        }
        let gone = locked.keys.filter { name in !all.contains { $0.name == name } }.sorted()
        return all.compactMap { compare($0, locked[$0.name]) }
            + gone.map { Finding(lockPath, 1, "the migration \($0) is gone: put it back, databases know it") }
    }

    private static func compare(_ step: Step, _ locked: String?) -> Finding? {
        guard locked != step.fingerprint else { return nil }
        guard locked != nil else {
            return Finding(
                step.path, step.line, "freeze it: add the line `\(step.name) \(step.fingerprint)` to \(lockPath)")
        }
        return Finding(
            step.path, step.line,
            "the migration has changed since it was frozen: put it back and write a new step with a later date"
                + " (only before any release: `\(step.name) \(step.fingerprint)` in \(lockPath))")
    }

    private static func steps(in file: TextFile) -> [Step] {
        if let area = file.area, file.folders.last == "Schema", file.path.hasSuffix(".sql") {
            let name = "\(area.lowercased())/\(file.name.dropLast(4))"
            return [Step(name: name, fingerprint: fingerprint(file.text), path: file.path, line: 1)]
        }
        if file.folders.count == 3, file.folders[0] == "Sources", file.folders[2] == "Schema",
            file.path.hasSuffix(".sql")
        {
            let name = "\(file.folders[1].lowercased())/\(file.name.dropLast(4))"
            return [Step(name: name, fingerprint: fingerprint(file.text), path: file.path, line: 1)]
        }
        guard file.path.hasPrefix("Sources/Storage/"), let literals = file.swift?.literals else { return [] }
        return zip(literals, literals.dropFirst()).compactMap { name, script in
            guard name.text.wholeMatch(of: /[a-z]+\/\d{4}-\d{2}-\d{2}-[-a-z0-9]+/) != nil else { return nil }
            return Step(name: name.text, fingerprint: fingerprint(script.text), path: file.path, line: name.line)
        }
    }

    static func fingerprint(_ script: String) -> String {
        let hash = script.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
