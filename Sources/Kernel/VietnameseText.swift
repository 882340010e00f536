internal import Foundation

/// Vietnamese text as it is stored, searched and sorted, alike on every engine.
package enum VietnameseText {
    /// The text in NFC without white space around it; decomposed and composed spellings become one.
    package static func clean(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            let edges = [text.utf8.first, text.utf8.last].compactMap { $0 }
            return edges.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : trimmed(text)
        }
        return trimmed(text.precomposedStringWithCanonicalMapping)
    }

    /// True when a control character is inside, besides those that are named.
    package static func hasControlCharacter(_ text: String, besides allowed: String = "") -> Bool {
        text.unicodeScalars.contains {
            ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) && !allowed.unicodeScalars.contains($0)
        }
    }

    /// Lower case without tone marks and with `d` for `đ`, runs of white space as one: for search.
    package static func folded(_ text: String) -> String {
        var result = ""
        var pendingSpace = false
        for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark: continue
            case .spaceSeparator, .control: pendingSpace = !result.isEmpty
            default:
                if pendingSpace { result.append(" ") }
                pendingSpace = false
                result.unicodeScalars.append(scalar == "đ" ? "d" : scalar)
            }
        }
        return result
    }

    /// A person's name with the given name first, then the middle names, then the surname: people sort by it.
    package static func givenNameFirst(_ fullName: String) -> String {
        let words = fullName.split(separator: " ")
        guard let given = words.last else { return "" }
        return ([given] + words.dropFirst().dropLast() + words.prefix(words.count > 1 ? 1 : 0)).joined(separator: " ")
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return text }
        guard first.properties.isWhitespace || last.properties.isWhitespace || first == "\u{FEFF}" else { return text }
        let kept = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        guard let end = kept.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(kept[...end])
    }
}
