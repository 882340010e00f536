internal import Access
internal import ArgumentParser
internal import Foundation
internal import Hummingbird
internal import Jobs
internal import Logging
internal import NIOCore
internal import Settings
internal import Storage
internal import Web

/// `phucloi serve`: the web pages and the API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Chạy máy chủ.")

    @Option(help: "Địa chỉ lắng nghe.")
    var host = "127.0.0.1"

    @Option(help: "Cổng lắng nghe.")
    var port = 8080

    @Option(help: "Địa chỉ mà người dùng thấy, ví dụ https://phucloi.example, khi đứng sau một máy chủ TLS.")
    var publicOrigin: String?

    @Flag(help: "Tin tiêu đề X-Forwarded-For của máy chủ đứng trước.")
    var trustsForwardedFor = false

    @Flag(help: "Chỉ chạy với dữ liệu luyện tập (phucloi sample --training).")
    var training = false

    @Option(help: "Số dòng mới của sổ đủ để đóng thành một đoạn số liệu.")
    var factsRows: Int64 = 20_000

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let logger = DatabaseOptions.logger
        let composition = try await options.open(onFault: { reason in
            // Going on would mean answers that may not be true: the process ends, and what waited is not answered.
            logger.critical(
                "Stopping: the database cannot promise durability any more.", metadata: ["reason": "\(reason)"])
            Foundation.exit(70)
        })
        guard let installation = Installation.find(environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("command.no_installation")
        }
        let isTraining = try await composition.store.read { tx in try composition.settings.isTraining(in: tx) }
        guard isTraining || !training else { throw CommandFailure("command.not_training") }
        let settings = SiteSettings(
            publicOrigin: publicOrigin, publicFolder: installation.publicFolder,
            trustsForwardedFor: trustsForwardedFor)
        let site = try composition.site(settings: settings, logger: logger)
        let durability = try await composition.store.durability()
        logger.notice("How changes are made durable.", metadata: durability.mapValues { "\($0)" })
        let console = Console.standard
        if let code = try await composition.access.ensureAdministrator() {
            console.say("command.first_administrator", ["code": code])
        }
        SampleAccounts.tell(at: try options.address(), to: console)
        let facts = FactsTick(composition: composition, logger: logger, rows: factsRows)
        do {
            try await withThrowingTaskGroup { group in
                group.addTask {
                    await facts.waitUntilReady()
                    console.say("command.serving", ["address": publicOrigin ?? "http://\(host):\(port)"])
                    try await site.application(host: host, port: port).runService()
                }
                group.addTask { await DailyTick(composition: composition, logger: logger).run() }
                group.addTask { await facts.run() }
                group.addTask { await WebhookTick(composition: composition, logger: logger).run() }
                group.addTask {
                    await JobWorker(
                        desk: composition.jobs, kinds: composition.jobKinds, catalogue: site.catalogue, logger: logger,
                        retention: composition.jobRetention
                    ).run()
                }
                _ = try await group.next()
                group.cancelAll()
            }
        } catch let error as IOError {
            throw CommandFailure(
                "command.no_port",
                ["host": host, "port": "\(port)", "reason": String(cString: strerror(error.errnoCode))])
        }
        await composition.store.close()
    }
}
