import CardFormat
import Credential
import Foundation
import Testing

/// RFC 8949.
struct CBORTests {
    private struct Vector: Decodable {
        let hex: String
        let diagnostic: String?
        let decoded: JSONValue?
    }

    @Test("all 82 examples of RFC 8949 read as they are shown there")
    func appendixA() throws {
        guard let vectors = try SharedVectors.json("cbor/appendix_a.json", as: [Vector].self) else { return }

        #expect(vectors.count == 82)
        for vector in vectors {
            let text = try DiagnosticNotation.text(try #require(Hexadecimal.bytes(vector.hex)))
            if let diagnostic = vector.diagnostic {
                #expect(text == diagnostic, "\(vector.hex)")
            } else if vector.hex == "7f657374726561646d696e67ff" {
                #expect(text == #"(_ "strea", "ming")"#)
            } else {
                // The examples without a notation of their own are JSON; an open length is told by `_`.
                let plain = Data(text.replacing("_ ", with: "").utf8)
                #expect(
                    try JSONDecoder().decode(JSONValue.self, from: plain) == vector.decoded ?? .null, "\(vector.hex)")
            }
        }
    }

    @Test(
        "bytes that are not one well-formed item are refused",
        arguments: [
            ("", FormatFault.truncated), ("ff", .reservedValue), ("81", .truncated), ("1c", .reservedValue),
            ("1f", .reservedValue), ("df", .reservedValue), ("f800", .reservedValue), ("9f", .truncated),
            ("5f01ff", .reservedValue), ("5f5f4100ffff", .reservedValue), ("62c328", .badText), ("63eda080", .badText),
            ("62c080", .badText), ("0000", .trailingBytes), ("5b7fffffffffffffff", .truncated),
            ("9bffffffffffffffff", .truncated), ("bbffffffffffffffff", .truncated), ("a101", .truncated),
        ])
    func notWellFormed(hex: String, fault: FormatFault) throws {
        let bytes = try #require(Hexadecimal.bytes(hex))

        #expect(throws: fault) { try DiagnosticNotation.text(bytes) }
    }

    @Test("values within values end at the limit of depth and never the stack")
    func depth() {
        for opening: UInt8 in [0x81, 0x9F, 0xA1, 0xC1] {
            let deep = [UInt8](repeating: opening, count: 1_000_000) + [0]

            #expect(throws: FormatFault.self) { try DiagnosticNotation.text(deep) }
            #expect(throws: FormatFault.self) { try CBORReader.item(deep, .card) }
        }
    }

    @Test(
        "strict rules refuse what could be written in fewer bytes or otherwise",
        arguments: [
            ("1817", FormatFault.notShortest), ("190018", .notShortest), ("1a00000100", .notShortest),
            ("1b00000000ffffffff", .notShortest), ("5801aa", .notShortest), ("9fff", .indefiniteLength),
            ("5f4100ff", .indefiniteLength), ("a201000100", .duplicateKey),
        ])
    func strict(hex: String, fault: FormatFault) throws {
        let bytes = try #require(Hexadecimal.bytes(hex))

        #expect(throws: fault) { try CBORReader.item(bytes, .card) }
        #expect(throws: Never.self) { try CBORReader.item(bytes, .anybody) }
    }

    @Test(
        "numbers are written as RFC 8949 shows them",
        arguments: [
            ("f90001", "5.960464477539063e-8"), ("f97bff", "65504.0"), ("f98000", "-0.0"), ("fa7fffffff", "NaN"),
            ("fb44b52d02c7e14af6", "1.0e+23"), ("fb4415af1d78b58c40", "100000000000000000000.0"),
            ("fb3eb0c6f7a0b5ed8d", "0.000001"), ("c248ffffffffffffffff", "2(h'ffffffffffffffff')"),
            ("c24a01000000000000000000", "4722366482869645213696"), ("c2420001", "2(h'0001')"),
        ])
    func numbers(hex: String, text: String) throws {
        #expect(try DiagnosticNotation.text(try #require(Hexadecimal.bytes(hex))) == text)
    }
}

/// A value of JSON, to be compared.
enum JSONValue: Decodable, Equatable {
    case null
    case boolean(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}
