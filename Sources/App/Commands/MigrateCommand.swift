internal import ArgumentParser
internal import Storage

/// `phucloi migrate`: brings the database to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Tạo hoặc nâng cấp cơ sở dữ liệu.")

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.open()
        Console.standard.say("command.migrated", ["database": composition.store.address.description])
        await composition.store.close()
    }
}
