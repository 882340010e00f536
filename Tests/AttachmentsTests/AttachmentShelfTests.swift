import Attachments
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@Suite struct AttachmentShelfTests {
    @Test(arguments: TestStore.engines)
    func `a file is stored once however often it is sent, and every backup holds it`(engine: EngineName) async throws {
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
            guard engine == .sqlite else { return }
            let path = FileManager.default.temporaryDirectory.appending(path: "backup-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: path) }
            try await store.backup(to: path)
            let copy = try Data(contentsOf: URL(filePath: path))
            #expect(copy.firstRange(of: Data(file.bytes)) != nil)
        }
    }
}
