import Foundation
import Imports
import Testing

@testable import Sales

/// The reader beside Foundation's, on inputs that a seeded generator makes: both accept the same and read the same.
struct SaleJSONFuzzTests {
    private static let keys = SaleColumns.all.map(\.name)

    @Test(arguments: [1, 2, 3, 4])
    func `well formed and broken bodies are read as Foundation reads them`(seed: UInt64) throws {
        var maker = JSONMaker(seed: seed)
        var accepted = 0
        for round in 0..<4_000 {
            var bytes = Array(maker.body().utf8)
            if round % 2 == 1 { maker.damage(&bytes) }
            accepted += try compare(bytes) ? 1 : 0
        }

        // The generator must not have drifted into making nothing but rubbish, or nothing but good bodies.
        #expect((1_800...3_900).contains(accepted))
    }

    /// True when both accept.
    private func compare(_ bytes: [UInt8]) throws -> Bool {
        let shown = Comment(rawValue: String(decoding: bytes, as: UTF8.self).debugDescription)
        let ours: SaleJSON.Body?
        do throws(SaleJSON.Fault) {
            ours = try SaleJSON.read(bytes)
        } catch {
            #expect(error == .unreadable, shown)
            ours = nil
        }
        let theirs = try? JSONSerialization.jsonObject(with: Data(bytes))
        if ours != nil, theirs == nil, isTooMuchForFoundation(bytes) { return true }
        if ours == nil, theirs != nil, hasTrailingComma(bytes) { return false }
        #expect((ours == nil) == (theirs == nil), shown)
        guard let ours, let theirs else { return false }
        switch (ours, theirs) {
        case (.one(let item), let object as [String: Any]): compare(item, object, shown)
        case (.many(let items), let list as [Any]):
            #expect(items.count == list.count, shown)
            for (item, value) in zip(items, list) {
                guard let object = value as? [String: Any] else {
                    #expect(item.trouble?.trouble == .noObject, shown)
                    continue
                }
                compare(item, object, shown)
            }
        default: Issue.record(shown)
        }
        return true
    }

    private func compare(_ item: SaleItem, _ object: [String: Any], _ shown: Comment) {
        for (place, name) in SaleJSONFuzzTests.keys.enumerated() where item.trouble == nil {
            switch object[name] {
            case nil, is NSNull: #expect(item.cells[place] == "", shown)
            case let text as String: #expect(Array(item.cells[place].utf8) == Array(text.utf8), shown)
            case let number as NSNumber:
                // Whole numbers beyond 64 bits keep their digits, which Foundation rounds away.
                if let whole = Int64(item.cells[place]) { #expect(number.int64Value == whole, shown) }
            default: Issue.record(shown)
            }
        }
    }

    /// Half a surrogate pair, or a number beyond every type, spoils one item here and the whole body there.
    private func isTooMuchForFoundation(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.contains(/\\u[dD][89a-fA-F]/) || text.contains(/[0-9][eE]\+?[0-9]{2,}/)
    }

    /// Foundation takes a comma behind the last item, which RFC 8259 does not know.
    private func hasTrailingComma(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).contains(/,[ \t\r\n]*[\]}]/)
    }
}

/// Makes JSON bodies of sales, mostly good ones, with every kind of value and escape.
private struct JSONMaker {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0xD134_2543_DE82_EF95
    }

    private mutating func next(_ bound: Int) -> Int {
        // SplitMix64 (Steele, Lea, Flood 2014): small and the same on every machine.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

    private mutating func space() -> String { pick(["", "", "", " ", "\n", "\t \r\n"]) }

    mutating func body() -> String {
        if next(3) > 0 { return space() + object(depth: 0) + space() }
        let items = (0..<next(5)).map { _ in next(5) == 0 ? value(depth: 0) : object(depth: 0) }
        return space() + "[" + space() + items.joined(separator: space() + "," + space()) + space() + "]"
    }

    private mutating func object(depth: Int) -> String {
        var names = SaleColumns.all.map(\.name) + ["card", "x", "", "Id", "đơn vị"]
        let count = next(9)
        let pairs = (0..<count).map { _ -> String in
            let name = names.remove(at: next(names.count))
            let written = next(8) == 0 ? escaped(name) : name
            return "\"\(written)\"" + space() + ":" + space() + value(depth: depth + 1)
        }
        return "{" + space() + pairs.joined(separator: space() + "," + space()) + space() + "}"
    }

    private mutating func value(depth: Int) -> String {
        switch next(depth > 3 ? 8 : 11) {
        case 0, 1, 2: "\"\(text())\""
        case 3, 4: number()
        case 5: pick(["null", "true", "false"])
        case 6: pick(["\"M1\"", "\"2026-06-15T08:00:00+07:00\"", "12", "110000", "\"125000\""])
        case 7: "\"\""
        case 8: object(depth: depth)
        default: list(depth: depth)
        }
    }

    private mutating func list(depth: Int) -> String {
        "[" + (0..<next(4)).map { _ in value(depth: depth + 1) }.joined(separator: ",") + space() + "]"
    }

    private mutating func number() -> String {
        pick([
            "0", "-0", "7", "-12", "9999", "1000000000000", "9223372036854775807", "9223372036854775808",
            "123456789012345678901234567890", "1.5", "-0.25", "1e3", "1E+2", "2e-3", "0.0", "1e5",
        ])
    }

    private mutating func text() -> String {
        (0..<next(8)).map { _ in
            pick([
                "a", "Ế", "ộ", "đ", "😀", " ", "\u{301}", "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r",
                "\\u0041", "\\u1EBF", "\\ud83d\\ude00", "\\u0000", "\u{202E}", "\u{FFFD}", "<b>", "=1+1", "\u{7F}",
            ])
        }.joined()
    }

    private func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    /// Changes, drops or doubles one byte, or puts one in.
    mutating func damage(_ bytes: inout [UInt8]) {
        let place = next(bytes.count)
        let others = Array("{}[]\",:\\u09.eE+- ntf\u{0}\u{1F}\u{80}a".utf8)
        switch next(4) {
        case 0: bytes[place] = others[next(others.count)]
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[place], at: place)
        default: bytes.insert(others[next(others.count)], at: place)
        }
        if bytes.isEmpty { bytes = [0x20] }
    }
}
