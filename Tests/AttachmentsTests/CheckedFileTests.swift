import Attachments
import Documents
import Kernel
import TestKit
import Testing

/// Which files are taken, and what is taken out of them.
@Suite struct CheckedFileTests {
    private func refusal(_ name: String, _ bytes: [UInt8]) -> String? {
        do {
            _ = try CheckedFile(name: name, bytes: bytes)
            return nil
        } catch let refusal as Refusal {
            return refusal.parameters["name"] == nil ? "no name" : refusal.code
        } catch {
            return "\(error)"
        }
    }

    private func workbook() throws -> [UInt8] {
        let sheet = Sheet(name: "A", columns: [SheetColumn("A")], rows: [[.text("1")]])
        return try XLSXWriter.workbook([sheet], title: "A", createdUnixSeconds: 0)
    }

    @Test func `a JPEG loses place, camera, comments, thumbnails and what is behind its end`() throws {
        let file = try CheckedFile(name: "anh.jpg", bytes: PictureFixture.jpeg())
        let text = String(decoding: file.bytes, as: UTF8.self)

        #expect(file.kind == .jpeg)
        for secret in PictureFixture.secrets { #expect(!text.contains(secret), "\(secret)") }
        #expect(!file.bytes.contains([0x88, 0x25]), "the pointer to the place")
        #expect(file.bytes.suffix(2) == [0xFF, 0xD9])
        #expect(file.bytes.contains(PictureFixture.picture), "the picture itself is as it was")
        #expect(text.contains("JFIF") && text.contains("ICC_PROFILE"))
    }

    @Test(arguments: [true, false])
    func `a photo that lies on its side still says so, and nothing more`(isLittle: Bool) throws {
        let file = try CheckedFile(name: "a.jpg", bytes: PictureFixture.jpeg(orientation: 8, isLittle: isLittle))
        let orientation = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8]
        let upright = try CheckedFile(name: "a.jpg", bytes: PictureFixture.jpeg(orientation: 1))
        let plain = try CheckedFile(name: "a.jpg", bytes: PictureFixture.jpeg(orientation: nil))
        let again = try CheckedFile(name: "a.jpg", bytes: file.bytes)

        #expect(file.bytes.contains(orientation))
        #expect(!upright.bytes.contains(Array("Exif".utf8)))
        #expect(plain.bytes == upright.bytes)
        #expect(again.bytes == file.bytes, "what is plain stays as it is")
    }

    @Test func `a PNG loses texts and time, and keeps its side`() throws {
        let file = try CheckedFile(name: "a.png", bytes: PictureFixture.png())
        let text = String(decoding: file.bytes, as: UTF8.self)
        let again = try CheckedFile(name: "a.png", bytes: file.bytes)
        let upright = try CheckedFile(name: "a.png", bytes: PictureFixture.png(orientation: nil))

        #expect(file.kind == .png)
        for secret in PictureFixture.secrets { #expect(!text.contains(secret), "\(secret)") }
        for chunk in ["tEXt", "iTXt", "tIME"] { #expect(!text.contains(chunk)) }
        #expect(text.contains("eXIfMM"))
        #expect(again.bytes == file.bytes)
        #expect(!String(decoding: upright.bytes, as: UTF8.self).contains("eXIf"))
    }

    @Test func `the content decides the kind, and the name gets its ending`() throws {
        let named = try CheckedFile(name: "ảnh.exe", bytes: PictureFixture.png())
        let table = try CheckedFile(name: "bang ke.XLSX", bytes: try workbook())
        let paper = try CheckedFile(name: "giấy/../mời.pdf", bytes: Array("%PDF-1.7\n".utf8))

        #expect(named.kind == .png && named.name == "ảnh.exe.png")
        #expect(table.kind == .xlsx && table.name == "bang ke.XLSX")
        #expect(paper.kind == .pdf && paper.name == "giấy..mời.pdf")
        #expect(AttachmentKind.allCases.filter(\.isPicture) == [.jpeg, .png])
    }

    @Test func `what is no picture, paper or plain table is refused by a code of its own`() throws {
        let macro = try workbook().replacing(Array("docProps/core.xml".utf8), with: Array("xl/vbaProject.bin".utf8))
        let large = PictureFixture.jpeg() + [UInt8](repeating: 0, count: CheckedFile.mostBytes)
        let programs: [[UInt8]] = [
            [0x4D, 0x5A, 0x90, 0], [0x7F, 0x45, 0x4C, 0x46, 2], Array("#!/bin/sh\n".utf8), [0xCA, 0xFE, 0xBA, 0xBE],
        ]
        let others = ["<svg onload=\"alert(1)\"/>", "<html>", "GIF89a", "PK\u{3}\u{4}nothing", "{\\rtf1}"]

        for program in programs { #expect(refusal("anh.jpg", program) == "attachment_is_program") }
        for other in others { #expect(refusal("anh.jpg", Array(other.utf8)) == "attachment_unknown_kind", "\(other)") }
        #expect(refusal("bang.xls", [0xD0, 0xCF, 0x11, 0xE0, 1]) == "attachment_unknown_kind")
        #expect(refusal("bang.xlsx", macro) == "attachment_with_program")
        #expect(refusal("anh.jpg", large) == "attachment_too_large")
        #expect(refusal("anh.jpg", []) == "attachment_empty")
    }

    @Test func `a picture that ends too early is refused wherever it is cut`() throws {
        let jpeg = PictureFixture.jpeg()
        let end = try #require(jpeg.lastRange(of: [0xFF, 0xD9])?.lowerBound)
        let png = PictureFixture.png()
        let last = png.count - "behind the end".utf8.count

        for length in 3..<end { #expect(refusal("a.jpg", Array(jpeg[..<length])) == "attachment_damaged", "\(length)") }
        for length in 8..<last { #expect(refusal("a.png", Array(png[..<length])) == "attachment_damaged", "\(length)") }
        #expect(refusal("a.jpg", [0xFF, 0xD8, 0xFF, 0xD9]) == "attachment_damaged")
    }

    @Test func `no bytes make the reading of a picture fail in another way`() {
        var randomness = SystemRandomNumberGenerator()
        for original in [PictureFixture.jpeg(), PictureFixture.png()] {
            for _ in 0..<2_000 {
                var bytes = original
                for _ in 0..<3 {
                    bytes[Int.random(in: 3..<bytes.count, using: &randomness)] = UInt8.random(
                        in: 0...255, using: &randomness)
                }
                let found = refusal("a", bytes)
                #expect([nil, "attachment_damaged", "attachment_unknown_kind"].contains(found))
            }
        }
    }
}

extension [UInt8] {
    /// Where the bytes stand last.
    fileprivate func lastRange(of wanted: [UInt8]) -> Range<Int>? {
        (0...(count - wanted.count)).reversed().first { self[$0..<($0 + wanted.count)].elementsEqual(wanted) }
            .map { $0..<($0 + wanted.count) }
    }
}
