/// Something that a line must not hold, and what to do instead.
struct UnwantedPattern {
    let regex: Regex<Substring>
    let advice: String

    init(_ regex: Regex<Substring>, _ advice: String) {
        self.regex = regex.wordBoundaryKind(.simple)
        self.advice = advice
    }
}
