/// Constructs that end the process, silence the compiler or hide concurrency.
enum Constructs {
    static func findings(_ files: [TextFile]) -> [Finding] {
        let everywhere = [
            UnwantedPattern(/\btry!/, "let the error go up, or catch it and say what it means"),
            UnwantedPattern(/\bas!/, "use `as?` and say what a nil means"),
            UnwantedPattern(/\bfatalError\b/, "throw an error that reaches the log with its request"),
            UnwantedPattern(/@unchecked\s+Sendable\b/, "use a value, a Mutex or an actor"),
            UnwantedPattern(/\bnonisolated\(unsafe\)/, "pass the value by init"),
            UnwantedPattern(/\bTask\.detached\b/, "use a task group, or a thread with a bounded queue"),
            UnwantedPattern(/\bDispatchQueue\b/, "use a task, or a thread with a bounded queue"),
        ]
        let printing = UnwantedPattern(
            /(?:^|[^.\w])print\(/, "log it, or answer it; only App speaks to the terminal")
        return files.flatMap { file in
            guard let swift = file.swift else { return [Finding]() }
            let mayPrint = file.isTest || file.path.hasPrefix("Sources/App/") || file.path.hasPrefix("Benchmarks/")
            return file.findings(mayPrint ? everywhere : everywhere + [printing], in: swift.code)
        }
    }
}
