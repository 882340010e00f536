internal import ArgumentParser
internal import Imports
internal import Kernel
internal import Members
internal import Storage

/// `phucloi member`: what is done with one member at the command line.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Việc về một đoàn viên.", subcommands: [Erase.self])

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Xóa tên, ngày sinh, giới tính của một người; số liệu và sổ giữ nguyên. Không khôi phục được.")

        @Argument(help: "Mã đoàn viên.")
        var number: String

        @Option(help: "Ghi lại mã đoàn viên để xác nhận.")
        var confirm: String

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            guard confirm == number else { throw CommandFailure("refusal.member_erase_unconfirmed") }
            let composition = try await options.open()
            let members = composition.members
            try await composition.store.write { [number] tx in
                try EraseMember(number, members: members).run(as: .commandLine, in: tx)
            }
            try await composition.store.forgetRemoved()
            Console.standard.say("command.member_erased", ["number": number])
            await composition.store.close()
        }
    }
}
