internal import ArgumentParser
internal import CardFormat
internal import Cards
internal import Credential
internal import Foundation
internal import Kernel
internal import Storage

/// `phucloi keys`: the keys behind the member cards, from the offline root to the trust list.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Khóa của thẻ đoàn viên: khóa gốc, khóa ký, danh sách khóa tin cậy.",
        discussion: "Trình tự làm lễ tạo khóa ở docs/operations.md.",
        subcommands: [
            Root.self, New.self, Request.self, Sign.self, Accept.self, List.self, Remove.self, Start.self,
        ])

    struct Root: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo khóa gốc trên máy không nối mạng; ghi tệp khóa được niêm phong bằng mật khẩu.")

        @Option(help: "Tệp khóa gốc sẽ được ghi; khóa công khai ghi cạnh đó, đuôi .jwk.")
        var out: String

        func run() throws {
            let key = try RootKeyFile.make(at: out)
            Console.standard.say("command.keys_root_made", ["file": out, "key": Hexadecimal.text(key.id)])
        }
    }

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo một khóa ký của máy chủ, niêm phong bằng PHUCLOI_SECRET_KEY.")

        @Argument(help: "card, status hoặc receipt.")
        var purpose: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.open()
            let name = try await composition.store.write { [purpose] tx in
                try composition.cards.makeKey(purpose, as: .commandLine, in: tx)
            }
            Console.standard.print(name)
            await composition.store.close()
        }
    }

    struct Request: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "In tệp JSON để người giữ khóa gốc xem và ký.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.openReadOnly()
            let request = try await composition.store.read { tx in try composition.cards.trustRequest(in: tx) }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            Console.standard.print(String(decoding: try encoder.encode(request), as: UTF8.self))
            await composition.store.close()
        }
    }

    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ký danh sách khóa bằng khóa gốc, trên máy không nối mạng.")

        @Argument(help: "Tệp JSON của phucloi keys request.")
        var request: String

        @Option(help: "Tệp khóa gốc.")
        var root: String

        @Option(help: "Tệp danh sách khóa tin cậy sẽ được ghi.")
        var out: String

        func run() throws {
            let data = Data(try BytesInput.file(request))
            guard let request = try? JSONDecoder().decode(TrustRequest.self, from: data),
                let list = request.list(issued: Int64(Date().timeIntervalSince1970))
            else { throw CommandFailure("command.keys_bad_request", ["file": self.request]) }
            let signed = try Seal.trustList(list, by: try RootKeyFile.open(root))
            try Data(signed).write(to: URL(fileURLWithPath: out))
            for key in request.keys { Console.standard.print("\(key.kid)\t\(key.use)") }
            Console.standard.say("command.keys_signed", ["file": out, "version": String(request.version)])
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Nhận danh sách khóa tin cậy mà khóa gốc đã ký.")

        @Argument(help: "Tệp danh sách khóa tin cậy.")
        var file: String

        @Option(help: "Tệp .jwk của khóa gốc; cần cho danh sách đầu tiên.")
        var root: String?

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let content = try BytesInput.file(file)
            let root = try root.map { String(decoding: try BytesInput.file($0), as: UTF8.self) }
            let composition = try await options.open()
            let version = try await composition.store.write { tx in
                try composition.cards.acceptTrustList(content, root: root, as: .commandLine, in: tx)
            }
            Console.standard.say("command.keys_accepted", ["version": String(version)])
            await composition.store.close()
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Liệt kê khóa: số, việc, thời hạn, tình trạng.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.openReadOnly()
            for line in try await composition.store.read({ tx in try composition.cards.keyLines(in: tx) }) {
                Console.standard.print(line.joined(separator: "\t"))
            }
            await composition.store.close()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Loại bỏ một khóa, ví dụ khi có thể đã lộ: mọi thẻ do khóa đó ký không còn hiệu lực.")

        @Argument(help: "Số của khóa: tám chữ số hexa.")
        var key: String

        @Option(help: "Lý do, ghi vào nhật ký.")
        var reason: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.open()
            try await composition.store.write { [key, reason] tx in
                try composition.cards.removeKey(key, reason: reason, as: .commandLine, in: tx)
            }
            Console.standard.say("command.keys_removed", ["key": key])
            await composition.store.close()
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Làm mọi bước tạo khóa trên một máy: để thử, hoặc cho nơi không có máy riêng cho khóa gốc.")

        @Option(help: "Tệp khóa gốc; được tạo nếu chưa có.")
        var root: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let exists = FileManager.default.fileExists(atPath: root)
            let key = try exists ? RootKeyFile.open(root) : RootKeyFile.make(at: root)
            let composition = try await options.open()
            let version = try await composition.store.write { tx in
                try composition.cards.start(root: key, as: .commandLine, in: tx)
            }
            Console.standard.say("command.keys_accepted", ["version": String(version)])
            await composition.store.close()
        }
    }
}
