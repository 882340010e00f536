import Foundation
import NIOCore
import Testing

@testable import Web

struct FormTests {
    private func form(_ body: String, _ type: String = "application/x-www-form-urlencoded") throws -> Form {
        try Form(body: ByteBuffer(string: body), contentType: type)
    }

    private static let multipart = "multipart/form-data; boundary=\"AaB\""

    @Test func `fields are decoded, and texts are cleaned`() throws {
        let form = try form("a=1&b=%20Nguye%CC%82%CC%83n+&a=2&c")

        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "2"])
        #expect(form.text("b") == "Nguyễn")
        #expect(form.text("b").unicodeScalars.count == 6)
        #expect(form["c"] == "")
        #expect(form.has("c"))
        #expect(form.optionalText("c") == nil)
        #expect(form["d"] == "")
    }

    @Test(arguments: ["a=%", "a=%zz", "a=%00", "a=%ff", "%ff=a"])
    func `a form that cannot be read is a bad request`(body: String) {
        #expect(throws: Problem.self) { try form(body) }
    }

    @Test func `a form with too many fields is a bad request`() {
        #expect(throws: Problem.self) { try form(String(repeating: "a=1&", count: 1_001)) }
    }

    @Test func `files come with their names and bytes, without folders`() throws {
        let body = """
            --AaB\r
            Content-Disposition: form-data; name="title"\r
            \r
            Ế\r
            --AaB\r
            Content-Disposition: form-data; name="file"; filename="C:\\tmp\\../đơn vị.csv"\r
            Content-Type: text/csv\r
            \r
            a,b\r
            \r
            --Aa\r
            --AaB\r
            Content-Disposition: form-data; name="empty"; filename=""\r
            Content-Type: application/octet-stream\r
            \r
            \r
            --AaB--\r

            """
        let form = try form(body, FormTests.multipart)

        #expect(form["title"] == "Ế")
        let file = try #require(form.file("file"))
        #expect(file.name == "đơn vị.csv")
        #expect(file.contentType == "text/csv")
        #expect(String(buffer: file.bytes) == "a,b\r\n\r\n--Aa")
        #expect(form.files.count == 1)
    }

    @Test(arguments: [
        "", "x", "--AaB", "--AaB\r\n", "--AaB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc",
        "--AaB\r\n\r\nabc\r\n--AaB--", "--AaB\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--AaB--",
        "--AaB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na\0b\r\n--AaB--",
    ])
    func `a broken multipart form is a bad request`(body: String) {
        guard !body.isEmpty else { return }
        #expect(throws: Problem.self) { try form(body, FormTests.multipart) }
    }

    @Test func `no cut of a multipart form does harm`() throws {
        let whole = "--AaB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--AaB--\r\n"

        for length in 1..<whole.utf8.count {
            let cut = String(decoding: Array(whole.utf8.prefix(length)), as: UTF8.self)
            _ = try? form(cut, FormTests.multipart)
        }
        #expect(try form(whole, FormTests.multipart)["a"] == "b")
    }
}
