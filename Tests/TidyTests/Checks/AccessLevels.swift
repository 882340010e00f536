/// Targets of one package need `package` at most.
enum AccessLevels {
    static func findings(_ files: [TextFile]) -> [Finding] {
        let declaration =
            #/
            ^\s* (?:@\S+\s+)* (?:(?:static|final|override|indirect)\s+)* (?:public|open) (?:\(set\))? \s+
            (?=[a-z])
            /#
        let level = UnwantedPattern(declaration, "leave it internal, or `package` when another area or App uses it")
        return files.flatMap { file in file.swift.map { file.findings([level], in: $0.code) } ?? [] }
    }
}
