internal import Access
internal import ArgumentParser
internal import Kernel
internal import Storage

/// `phucloi account`: people and programs that may come in.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Tài khoản của người dùng và của chương trình.",
        subcommands: [Create.self, List.self, Code.self, TakeSecondFactor.self, Client.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Mở tài khoản và in mã dùng một lần để đặt mật khẩu.")

        @Option(help: "Tên đăng nhập.")
        var name: String

        @Option(help: "Tên hiển thị.")
        var display: String?

        @Option(help: "\(RoleName.allCases.map(\.rawValue).joined(separator: ", ")).")
        var role: String

        @Option(help: "everything, unit:MÃ, partner:MÃ, point:MÃ hoặc member:MÃ.")
        var scope = "everything"

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            guard let role = RoleName(rawValue: role) else {
                throw CommandFailure("command.unknown_role", ["value": role])
            }
            let grant = RoleGrant(role, on: try AccountCommand.scope(scope))
            let composition = try await options.open()
            let draft = AccountDraft(signInName: name, displayName: display ?? name, roles: [grant])
            try await composition.access.createAccount(draft, as: .commandLine)
            Console.standard.print(try await composition.access.makeOneTimeCode(for: name, as: .commandLine))
            await composition.store.close()
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Liệt kê tài khoản.")

        @Option(help: "Tìm theo tên.")
        var search = ""

        @Option(help: "Bỏ qua bấy nhiêu tài khoản đầu.")
        var offset = 0

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.openReadOnly()
            for account in try await composition.access.accounts(search: search, offset: offset, limit: 500) {
                Console.standard.print("\(account.signInName)\t\(account.displayName)")
            }
            await composition.store.close()
        }
    }

    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "code", abstract: "In một mã dùng một lần mới cho một tài khoản.")

        @Argument(help: "Tên đăng nhập.")
        var name: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.open()
            Console.standard.print(try await composition.access.makeOneTimeCode(for: name, as: .commandLine))
            await composition.store.close()
        }
    }

    struct TakeSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "take-second-factor",
            abstract: "Bỏ xác thực hai bước của người đã mất cả điện thoại và mã dự phòng.")

        @Argument(help: "Tên đăng nhập.")
        var name: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let composition = try await options.open()
            try await composition.access.takeSecondFactor(from: name, as: .commandLine)
            await composition.store.close()
        }
    }

    struct Client: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "client", abstract: "Chương trình có mã truy cập.", subcommands: [CreateClient.self])
    }

    struct CreateClient: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Cấp mã truy cập cho một chương trình; mã chỉ hiện một lần.")

        @Option(help: "Tên chương trình.")
        var name: String

        @Option(help: "till (ghi bán hàng) hoặc reader (đọc số liệu).")
        var role: String

        @Option(help: "everything, unit:MÃ, partner:MÃ hoặc point:MÃ.")
        var scope = "everything"

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            guard let kind = ClientKind(rawValue: role) else {
                throw CommandFailure("command.unknown_role", ["value": role])
            }
            let draft = ClientDraft(name: name, kind: kind, scope: try AccountCommand.scope(scope))
            let composition = try await options.open()
            Console.standard.print(try await composition.access.createClient(draft, as: .commandLine))
            await composition.store.close()
        }
    }

    /// `unit:VN-01` as a scope.
    fileprivate static func scope(_ text: String) throws -> Scope {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let scope = Scope(kind: parts.first ?? "", code: parts.count == 2 ? parts[1] : nil) else {
            throw CommandFailure("command.bad_scope", ["value": text])
        }
        return scope
    }
}
