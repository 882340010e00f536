internal import Foundation
package import Kernel
package import Logging

/// Every sentence that a person reads, in every language, from the `Messages` folders of Web and of the areas.
package struct Catalogue: Sendable {
    private let texts: [Language: [String: String]]
    private let templateTexts: [Language: [String: String]]
    private let logger: Logger

    /// Reads `Messages/vi.json` and `Messages/en.json` of each folder; a key may stand in one folder only.
    package init(folders: [String], logger: Logger) throws {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            var merged: [String: String] = [:]
            for folder in folders {
                let path = "\(folder)/Messages/\(language.rawValue).json"
                guard let data = FileManager.default.contents(atPath: path) else { continue }
                guard let read = try? JSONDecoder().decode([String: String].self, from: data) else {
                    throw SiteFault("\(path) is not a flat JSON object of texts.")
                }
                for (key, text) in read {
                    guard merged.updateValue(text, forKey: key) == nil else {
                        throw SiteFault("The message \(key) stands in two folders; one is \(folder).")
                    }
                }
            }
            texts[language] = merged
        }
        self.texts = texts
        templateTexts = texts.mapValues { table in
            Dictionary(
                table.map { (Catalogue.templateKey($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        self.logger = logger
    }

    /// The text with its `{name}` parameters filled in; the key itself when there is no such text.
    package func text(_ key: String, _ parameters: [String: String] = [:], _ language: Language) -> String {
        guard let text = texts[language]?[key] else {
            logger.warning("A message is missing.", metadata: ["key": "\(key)", "language": "\(language.rawValue)"])
            return key
        }
        return parameters.isEmpty ? text : Catalogue.filled(text, parameters)
    }

    package func has(_ key: String) -> Bool {
        Language.allCases.allSatisfy { texts[$0]?[key] != nil }
    }

    package func keys(_ language: Language) -> Set<String> {
        Set(texts[language, default: [:]].keys)
    }

    /// What templates call `t`: a dot would begin a look-up inside, so every sign but letters and digits is `_`.
    func templateTable(_ language: Language) -> [String: String] {
        templateTexts[language] ?? [:]
    }

    static func templateKey(_ key: String) -> String {
        key.replacing(".", with: "_").replacing("-", with: "_")
    }

    /// One pass, so that a parameter's value cannot bring in another parameter.
    private static func filled(_ text: String, _ parameters: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += parameters[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
