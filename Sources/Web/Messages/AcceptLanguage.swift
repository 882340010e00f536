internal import Kernel

/// Reads what languages a program likes (RFC 9110, 12.5.4).
enum AcceptLanguage {
    /// The language with the highest weight; Vietnamese when nothing is said or the weights are equal.
    static func best(_ header: String?) -> Language {
        guard let header, header.contains("en") else { return .vietnamese }
        var weights: [Language: Double] = [:]
        for part in header.split(separator: ",").prefix(20) {
            let fields = part.split(separator: ";")
            guard let tag = fields.first?.trimmed.prefix(2).lowercased(), let language = Language(rawValue: tag) else {
                continue
            }
            let weight = fields.dropFirst().map(\.trimmed).first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) }
            weights[language] = max(weights[language] ?? 0, weight ?? 1)
        }
        return weights[.english, default: 0] > weights[.vietnamese, default: 0] ? .english : .vietnamese
    }
}
