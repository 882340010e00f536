import Foundation
import TestKit
import Testing
import Web

struct ErrorAnswerTests {
    /// A problem as programs read it.
    struct Wire: Decodable {
        let code: String
        let title: String
        let detail: String
        let status: Int
        let request_id: String
    }

    private func problem(_ answer: TestAnswer) throws -> Wire {
        #expect(answer.header("content-type") == "application/problem+json")
        let wire = try JSONDecoder().decode(Wire.self, from: Data(answer.body.utf8))
        #expect(wire.status == answer.status)
        #expect(wire.request_id == "request-1")
        return wire
    }

    @Test(arguments: [
        ("/api/v1/nothing", 404, "not_found"), ("/api/v1/refused", 422, "small_rule"),
        ("/api/v1/conflict", 409, "small_rule"), ("/api/v1/missing", 404, "not_found"),
        ("/api/v1/away", 503, "storage_unavailable"), ("/api/v1/broken", 500, "internal"),
        ("/api/v1/ping", 401, "token_missing"),
    ])
    func `a program reads a problem with a stable code`(path: String, status: Int, code: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get(path)

            #expect(answer.status == status)
            #expect(try problem(answer).code == code)
            #expect(!answer.body.contains("must not be shown"))
        }
    }

    @Test func `a program reads Vietnamese, or English when it asks for it`() async throws {
        try await SmallSite.with { browser, _ in
            let vietnamese = try await browser.get("/api/v1/refused")
            let english = try await browser.get("/api/v1/refused", ["accept-language": "fr, en;q=0.8, vi;q=0.5"])

            #expect(try problem(vietnamese).detail == "Không được, Ế.")
            #expect(try problem(english).detail == "No, Ế.")
        }
    }

    @Test func `a page that fails says so without its reason`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/broken")

            #expect(answer.status == 500)
            #expect(answer.header("content-type") == "text/html; charset=utf-8")
            #expect(answer.body.contains("Lỗi hệ thống"))
            #expect(answer.body.contains("request-1"))
            #expect(!answer.body.contains("must not be shown"))
        }
    }

    @Test func `a refusal on a page is escaped`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/refused")

            #expect(answer.status == 422)
            #expect(answer.body.contains("Không được, &lt;b&gt;."))
        }
    }

    @Test func `an unknown page helps on`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/nothing?language=en")

            #expect(answer.status == 404)
            #expect(answer.body.contains("Not found"))
            #expect(answer.body.contains("href=\"/sign-in\""))
        }
    }

    private func write(
        _ browser: TestBrowser, _ body: String, type: String? = "application/json", token: String? = nil
    ) async throws -> TestAnswer {
        var headers = ["authorization": "Bearer \(token ?? SmallSite.clientToken)"]
        headers["content-type"] = type
        return try await browser.send("POST", "/api/v1/notes", headers, body)
    }

    @Test func `a body that fits is taken`() async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await write(browser, "{\"text\":\"ộ\"}", type: "application/json; charset=utf-8")

            #expect(answer.status == 201)
            #expect(answer.body == "{\"text\":\"ộ\"}")
            #expect(answer.header("content-type") == "application/json")
        }
    }

    @Test(arguments: ["", "{", "[]", "{\"text\":1}", "{\"other\":\"a\"}"])
    func `JSON that does not fit is a bad request`(body: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await write(browser, body)

            #expect(answer.status == 400)
            #expect(try problem(answer).code == "bad_json")
        }
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", nil])
    func `another content type is refused`(type: String?) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await write(browser, "{\"text\":\"a\"}", type: type)

            #expect(answer.status == 415)
            #expect(try problem(answer).code == "wrong_content_type")
        }
    }

    @Test func `a body over the route's limit is refused`() async throws {
        try await SmallSite.with { browser, _ in
            let long = "{\"text\":\"" + String(repeating: "a", count: 200) + "\"}"
            let counted = try await write(browser, long)
            let announced = try await browser.send(
                "POST", "/api/v1/notes",
                [
                    "authorization": "Bearer \(SmallSite.clientToken)", "content-type": "application/json",
                    "content-length": "101",
                ], "{\"text\":\"a\"}")

            for answer in [counted, announced] {
                #expect(answer.status == 413)
                #expect(try problem(answer).code == "body_too_long")
            }
        }
    }

    @Test(arguments: ["Bearer wrong", "Basic abc", "Bearer", ""])
    func `a wrong token is refused and the scheme is told`(authorization: String) async throws {
        try await SmallSite.with { browser, _ in
            let answer = try await browser.get("/api/v1/ping", ["authorization": authorization])

            #expect(answer.status == 401)
            #expect(try problem(answer).code == "token_invalid")
            #expect(answer.header("www-authenticate") == "Bearer realm=\"phucloi\", error=\"invalid_token\"")
        }
    }

    @Test func `a token without the permission is refused`() async throws {
        try await SmallSite.with { browser, _ in
            let headers = ["content-type": "application/json"]
            let without = try await browser.send(
                "POST", "/api/v1/write", headers.merging(["authorization": "Bearer \(SmallSite.clientToken)"]) { $1 })
            let with = try await browser.send(
                "POST", "/api/v1/write", headers.merging(["authorization": "bearer till"]) { $1 })

            #expect(without.status == 403)
            #expect(try problem(without).code == "forbidden")
            #expect(with.status == 204)
        }
    }
}
