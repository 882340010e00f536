/// Templates print nothing raw, and the page's policy forbids scripts and styles inside it.
enum TemplateMarkup {
    static func findings(_ files: [TextFile]) -> [Finding] {
        let unwanted = [
            UnwantedPattern(/\{\{\{|\{\{&/, "two braces escape the value; raw values are not allowed"),
            // A block of data for programs that read pages is no script; browsers never run it.
            UnwantedPattern(
                /<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)/,
                "put the script into Public/js and name it with src"),
            UnwantedPattern(/<style\b/, "put the rules into Public/css"),
            UnwantedPattern(/\sstyle\s*=/, "give it a class and put the rule into Public/css"),
            UnwantedPattern(/\son[a-z]+\s*=/, "bind the event in Public/js by a data attribute"),
            UnwantedPattern(/javascript:/, "use a link or a button and bind it in Public/js"),
        ]
        return files.filter { $0.path.hasSuffix(".mustache") }.flatMap { $0.findings(unwanted) }
    }
}
