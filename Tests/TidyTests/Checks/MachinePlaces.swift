/// The tree holds for every machine: no folder of somebody's machine, no place that packages are fetched from.
enum MachinePlaces {
    static func findings(_ files: [TextFile]) -> [Finding] {
        let unwanted = [
            UnwantedPattern(
                /(?:^|[^\w.*\/-])\/(?:work|root|home\/\w+|Users\/\w+)\//,
                "name the path from the root of the repository"),
            UnwantedPattern(
                /index-url|trusted-host|artifactory|nexus\.|GOPROXY|--registry/,
                "where packages come from is set on the machine, not here"),
        ]
        // The examples of this rule stand in its own tests.
        return files.filter { !$0.path.hasPrefix("Tests/TidyTests/") }.flatMap { $0.findings(unwanted) }
    }
}
