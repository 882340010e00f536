import Attachments
import Foundation
import Kernel
import Logging
import Storage
import TestKit
import Testing

@Suite struct AttachmentShelfTests {
    @Test(arguments: TestStore.engines)
    func `a file is stored once however often it is sent`(engine: EngineName) async throws {
        let migrations = try AttachmentsDoor.migrations()
        try await TestStore.with(engine, migrations) { store in
            let file = try CheckedFile(name: "anh.jpg", bytes: PictureFixture.jpeg())
            let first = try await store.write { tx in try AttachmentShelf.put(file, in: tx) }
            let second = try await store.write { tx in try AttachmentShelf.put(file, in: tx) }
            let found = try await store.read { tx in try AttachmentShelf.file(first, in: tx) }
            let missing = try await store.read { tx in try AttachmentShelf.file("no such hash", in: tx) }
            let count = try await store.read { tx in try tx.first("SELECT count(*) FROM attachment_file")?.integer(0) }

            #expect(first == second && first.count == 64)
            #expect(count == 1)
            #expect(found?.kind == .jpeg && found?.bytes == file.bytes)
            #expect(missing == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `backup and restore bring a file back byte for byte`(engine: EngineName) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try CheckedFile(name: "anh.jpg", bytes: PictureFixture.jpeg())
        let migrations = try AttachmentsDoor.migrations()
        let hash = try await TestStore.with(engine, migrations) { store in
            let hash = try await store.write { tx in try AttachmentShelf.put(file, in: tx) }
            try await store.backup(to: path)
            return hash
        }
        try await TestStore.with(engine, migrations) { other in
            await other.close()
            try Restore(address: other.address).run(from: path, replacing: true)
            let restored = try Store(other.address, logger: Logger(label: "test"))
            let found = try await restored.read { tx in try AttachmentShelf.file(hash, in: tx) }
            await restored.close()

            #expect(found?.bytes == file.bytes)
        }
    }
}
