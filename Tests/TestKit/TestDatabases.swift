internal import Foundation
internal import Kernel
internal import Storage
internal import Synchronization

/// The databases of this process's tests. Each test has one for itself, a copy of a model that was made once.
actor TestDatabases {
    static let shared = TestDatabases()

    /// Each store opens up to nine connections, and a server allows a hundred or two.
    private static let mostOnServer = 8

    /// All files of this process, removed when it ends.
    private static let folder = FileManager.default.temporaryDirectory
        .appending(path: "phucloi-test-\(UUID().uuidString)")

    private struct Key: Hashable {
        let beginning: String
        let engine: EngineName
    }

    private var models: [Key: Task<DatabaseAddress, any Error>] = [:]
    private var onServer = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init() {
        atexit {
            try? FileManager.default.removeItem(at: TestDatabases.folder)
            TestServer.shared?.dropAll()
        }
    }

    /// A copy of what the beginning made; waits while too many are in use on the server.
    func take(_ beginning: Beginning, _ engine: EngineName) async throws -> DatabaseAddress {
        if engine == .postgres { await turn() }
        do {
            return try await copy(try await model(of: beginning, engine))
        } catch {
            if engine == .postgres { handOn() }
            throw error
        }
    }

    /// Removes a copy.
    func giveBack(_ address: DatabaseAddress) async {
        switch address {
        case .sqlite(let path):
            try? FileManager.default.removeItem(atPath: URL(filePath: path).deletingLastPathComponent().path)
        case .postgres(let url):
            await TestServer.shared?.drop(url)
            handOn()
        }
    }

    private func turn() async {
        if onServer < TestDatabases.mostOnServer {
            onServer += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func handOn() {
        if waiting.isEmpty { onServer -= 1 } else { waiting.removeFirst().resume() }
    }

    private func model(of beginning: Beginning, _ engine: EngineName) async throws -> DatabaseAddress {
        let key = Key(beginning: beginning.name, engine: engine)
        let task =
            models[key]
            ?? Task {
                let address = try await TestDatabases.empty(engine)
                try await TestStore.open(address, beginning.clock) { store in
                    try await Migrator(beginning.migrations).run(on: store)
                    try await beginning.fill(store)
                }
                return address
            }
        models[key] = task
        return try await task.value
    }

    private static func empty(_ engine: EngineName) async throws -> DatabaseAddress {
        switch engine {
        case .sqlite: return .sqlite(path: try newFile())
        case .postgres: return .postgres(url: try await TestServer.running().create())
        }
    }

    private func copy(_ model: DatabaseAddress) async throws -> DatabaseAddress {
        switch model {
        case .sqlite(let path):
            let copy = try TestDatabases.newFile()
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            return .sqlite(path: copy)
        case .postgres(let url):
            return .postgres(url: try await TestServer.running().create(like: url))
        }
    }

    private static func newFile() throws -> String {
        let own = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        return own.appending(path: "test.sqlite").path
    }
}
