internal import ArgumentParser
internal import Storage

/// `phucloi backup FILE`: a consistent copy, also while the server runs.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Sao lưu cơ sở dữ liệu ra một tệp, kể cả khi máy chủ đang chạy.")

    @Argument(help: "Tệp sao lưu; không được có sẵn.")
    var file: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.openReadOnly()
        try await composition.store.backup(to: file)
        await composition.store.close()
        Console.standard.say("command.backed_up", ["file": file])
    }
}

/// `phucloi restore FILE`: puts a backup in place of an empty database, or of any with `--replace`.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Khôi phục cơ sở dữ liệu từ một tệp sao lưu.")

    @Argument(help: "Tệp sao lưu.")
    var file: String

    @Flag(help: "Thay cả khi cơ sở dữ liệu đang có dữ liệu.")
    var replace = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        try Restore(address: try options.address()).run(from: file, replacing: replace)
        Console.standard.say("command.restored", ["file": file])
    }
}
