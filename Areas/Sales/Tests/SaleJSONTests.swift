import Foundation
import Imports
import Testing

@testable import Sales

struct SaleJSONTests {
    private func read(_ text: String) throws -> [SaleItem] {
        switch try SaleJSON.read(Array(text.utf8)) {
        case .one(let item): [item]
        case .many(let items): items
        }
    }

    private func isRead(_ text: String) -> Bool {
        (try? SaleJSON.read(Array(text.utf8))) != nil
    }

    @Test func `cells come from texts, whole numbers and null, whatever the order of the keys`() throws {
        let item = try #require(
            try read(#" { "quantity" : 12 , "member_no":"M1", "id" :"\u0061\n\"b\\\/", "device":null }"#).first)

        #expect(item.cells[SaleColumns.quantity.position] == "12")
        #expect(item.cells[SaleColumns.memberNo.position] == "M1")
        #expect(item.cells[SaleColumns.id.position] == "a\n\"b\\/")
        #expect(item.cells[SaleColumns.device.position] == "")
        #expect(item.trouble == nil)
    }

    @Test func `keys may be written with escapes, and unknown ones are left out`() throws {
        let item = try #require(
            try read(#"{"\u0069d":"a","x":{"id":"b","y":[1,{"id":2}]},"ID":"c","id ":"d"}"#).first)

        #expect(item.cells[SaleColumns.id.position] == "a")
        #expect(item.trouble == nil)
    }

    @Test func `surrogate pairs make one character and a half pair spoils its item alone`() throws {
        let items = try read(#"[{"device":"\ud83d\ude00"},{"device":"\ud83dx"},{"device":"\ude00"},{"device":"a"}]"#)

        #expect(items[0].cells[SaleColumns.device.position] == "😀")
        #expect(items[1].trouble?.trouble == .brokenText)
        #expect(items[2].trouble?.trouble == .brokenText)
        #expect(items[3].trouble == nil)
    }

    @Test(arguments: [
        #"{"id":"a","id":"a"}"#, #"{"id":"a","\u0069d":null}"#, #"{"id":null,"id":"b"}"#,
    ])
    func `a key that stands twice is told`(text: String) throws {
        #expect(try read(text).first?.trouble?.trouble == .keyTwice)
    }

    @Test(arguments: [
        ("quantity", "true", SaleItem.Trouble.wantsNumber), ("quantity", "1.5", .wantsNumber),
        ("quantity", "1e3", .wantsNumber), ("list_amount", "[]", .wantsNumber), ("paid_amount", "{}", .wantsNumber),
        ("member_no", "7", .wantsText), ("id", "false", .wantsText), ("sold_at", "1750000000", .wantsText),
        ("card", "1", .wantsText),
    ])
    func `a value of another kind is told`(key: String, value: String, trouble: SaleItem.Trouble) throws {
        #expect(try read("{\"\(key)\":\(value)}").first?.trouble?.trouble == trouble)
    }

    @Test func `the first fault in the order of reading is told, with the id when it is readable`() throws {
        let item = try #require(try read(#"{"quantity":true,"id":"a","sold_at":5,"reverses_id":7}"#).first)
        let (entry, messageKey) = item.reading

        #expect(entry.id == "a")
        #expect(messageKey == "sale.item.wants_text")
        guard case .unreadable(_, let fault) = entry else {
            Issue.record("The entry must be unreadable.")
            return
        }
        #expect(fault.column == "reverses_id")
        #expect(try read(#"{"id":5}"#).first?.reading.entry.id == nil)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "[{}", "{}}", "[{},]", "[,]", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}",
        "{'a':1}", "NaN", #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":-}"#, #"{"a":01}"#, #"{"a":1.}"#, #"{"a":.5}"#,
        #"{"a":1e}"#, #"{"a":+1}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12g4"}"#, "{\"a\":\"\n\"}",
        "{\"a\":\"\u{0}\"}", #"{"a":"b}"#, #"{"a":tru}"#, #"{"a":nul}"#, "{}\u{0}", "// x\n{}", "{}[]", "5", "\"x\"",
        "null", "true",
    ])
    func `what is no JSON, or neither object nor array, is refused`(text: String) {
        #expect(!isRead(text))
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(throws: SaleJSON.Fault.unreadable) {
                try SaleJSON.read(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8))
            }
        }
    }

    @Test func `arrays and objects inside each other have an end`() {
        func nested(_ depth: Int) -> String {
            "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        }

        #expect(isRead(nested(SaleJSON.deepest - 1)))
        #expect(!isRead(nested(SaleJSON.deepest)))
        #expect(!isRead(nested(100_000)))
        #expect(!isRead(String(repeating: "{\"a\":", count: 100_000)))
        #expect(!isRead(String(repeating: "[", count: 500_000)))
    }

    @Test func `more items than one request may carry are told apart from bad JSON`() throws {
        func list(_ count: Int) -> [UInt8] {
            Array(("[" + Array(repeating: "{}", count: count).joined(separator: ",") + "]").utf8)
        }

        guard case .many(let items) = try SaleJSON.read(list(1_000)) else {
            Issue.record("An array must be read as one.")
            return
        }
        #expect(items.count == 1_000)
        #expect(throws: SaleJSON.Fault.tooManyItems) { try SaleJSON.read(list(1_001)) }
        #expect(throws: SaleJSON.Fault.tooManyItems) { try SaleJSON.read(Array("[".utf8) + list(1_001).dropFirst(1)) }
    }
}
