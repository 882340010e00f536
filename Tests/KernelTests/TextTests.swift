import Foundation
import Kernel
import Testing

@Suite struct CodeTests {
    @Test(arguments: ["A", "CĐCS-01", "LĐLĐ.HN_2", "0", "a-b", "Ơ", "-", String(repeating: "x", count: 40)])
    func `letters, digits, hyphen, point and underscore make a code`(text: String) {
        #expect(Code.isValid(text))
    }

    @Test(arguments: [
        "", "A B", "A/B", "'A", "=A", "A,B", "a\u{301}", "A\u{200B}", "٣", "Ⅷ", "A\n", "😀", "A+B", "@A",
        String(repeating: "x", count: 41),
    ])
    func `anything else is no code`(text: String) {
        #expect(!Code.isValid(text))
    }
}

@Suite struct DigitsTests {
    @Test(arguments: [("0", 0), ("42", 42), ("-7", -7), ("000000000000000012", 12)])
    func `whole numbers are read`(text: String, value: Int64) {
        #expect(Digits.integer(text) == value)
    }

    @Test(arguments: ["", "+5", "1.0", "1,000", "1.000", "0x10", "1e3", " 5", "５", "99999999999999999999", "--1", "-0"])
    func `what is no whole number is not read`(text: String) {
        #expect(Digits.integer(text) == nil)
    }

    @Test func `decimals are digits with one point between them`() {
        let right = ["0", "10.5", "-0.5", "007.250"]
        let wrong = ["", "-", ".", ".5", "5.", "1.2.3", "1e1", "0x1p3", "+5", "--5", "nan", "inf", "10,5", " 5", "５"]

        #expect(right.filter { !Digits.isDecimal($0) }.isEmpty)
        #expect(wrong.filter { Digits.isDecimal($0) }.isEmpty)
    }

    @Test func `groups and paddings`() {
        #expect(Digits.grouped(1_234_567) == "1.234.567")
        #expect(Digits.grouped(-1_234, separator: ",") == "-1,234")
        #expect(Digits.padded(7, 3) == "007")
        #expect(Digits.padded(1_234, 3) == "1234")
    }
}

@Suite struct VietnameseTextTests {
    @Test(arguments: [
        ("Nguye\u{302}\u{303}n", "Nguyễn"), ("  Đào \n", "Đào"), ("\u{FEFF}Hà Nội", "Hà Nội"),
        ("\u{A0}x\u{3000}", "x"), ("", ""), (" \t ", ""), ("a  b", "a  b"), ("\u{FEFF}", ""),
    ])
    func `text is composed and without white space around it`(text: String, clean: String) {
        #expect(Array(VietnameseText.clean(text).utf8) == Array(clean.utf8))
    }

    @Test(arguments: [
        ("Đào", "dao"), ("Hoà", "hoa"), ("Hòa", "hoa"), ("NGUYỄN  Thị\tƯớc ", "nguyen thi uoc"), ("đ", "d"), ("Đ", "d"),
        ("Ngày sinh", "ngay sinh"), ("  x", "x"), ("", ""), ("Mức giảm (%)", "muc giam (%)"),
        ("Thuỷ", "thuy"), ("Quỳnh Như", "quynh nhu"), ("ẤẦẨẪẬ ĂẮẰẲẴẶ", "aaaaa aaaaaa"),
    ])
    func `folded text has no tone marks and no đ`(text: String, folded: String) {
        #expect(VietnameseText.folded(text) == folded)
    }

    @Test func `composed and decomposed spellings fold alike`() {
        let composed = "Trần Thị Hồng Nhung, Phường Phúc Lợi, Quận Long Biên"
        let decomposed = composed.unicodeScalars.map { String($0).decomposedForTest }.joined()

        #expect(composed.utf8.count != decomposed.utf8.count)
        #expect(VietnameseText.folded(composed) == VietnameseText.folded(decomposed))
        #expect(VietnameseText.sortKey(composed) == VietnameseText.sortKey(decomposed))
        #expect(VietnameseText.clean(decomposed).utf8.elementsEqual(composed.utf8))
    }

    @Test(arguments: [
        ("Nguyễn Thị Đào", "Đào Thị Nguyễn"), ("Lê Lợi", "Lợi Lê"), ("Y", "Y"), ("", ""),
        ("Tôn Nữ Thị Ninh", "Ninh Nữ Thị Tôn"),
    ])
    func `people are named by their given names first`(name: String, turned: String) {
        #expect(VietnameseText.givenNameFirst(name) == turned)
    }

    @Test func `a control character is found`() {
        #expect(VietnameseText.hasControlCharacter("a\u{7}b"))
        #expect(VietnameseText.hasControlCharacter("a\nb"))
        #expect(!VietnameseText.hasControlCharacter("Đào 1–2"))
    }
}

@Suite struct SortKeyTests {
    @Test func `words sort as in the dictionary: letters, then tones, then case`() {
        let words = [
            "1", "2", "an", "án", "anh", "ăn", "ân", "ba", "Ba", "bà", "bả", "bã", "bá", "bạ", "ba ba", "bàn", "da",
            "đa",
            "Đà", "em", "êm", "hoa", "hoà", "oan", "ôm", "ơn", "tu", "ty", "um", "ưng", "xa", "y", "ý",
        ]

        let sorted = words.shuffled().sorted { left, right in
            VietnameseText.sortKey(left).lexicographicallyPrecedes(VietnameseText.sortKey(right))
        }

        #expect(sorted == words)
    }

    @Test func `people sort by given name, then middle name, then surname`() {
        let people = [
            "Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Bình", "Phạm Văn Bình", "Bùi Thị Dung", "Lê Văn Đạt",
            "Nguyễn Thị Hoà", "Võ Thị Út",
        ]

        let sorted = people.shuffled().sorted { left, right in
            VietnameseText.sortKey(VietnameseText.givenNameFirst(left))
                .lexicographicallyPrecedes(VietnameseText.sortKey(VietnameseText.givenNameFirst(right)))
        }

        #expect(sorted == people)
    }
}

extension String {
    /// The canonical decomposition, spelled out by the Unicode scalars of its own table.
    fileprivate var decomposedForTest: String { decomposedStringWithCanonicalMapping }
}
