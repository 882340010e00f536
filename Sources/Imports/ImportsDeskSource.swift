internal import Kernel
internal import Storage
package import Web

extension ImportDesk {
    /// What Imports lays on people's desks: files that were rehearsed and wait, and files of which rows were rejected.
    package var deskSource: DeskSource {
        DeskSource(
            tasks: { question, tx in
                guard question.actor.may(ImportDesk.take) else { return [] }
                return try waiting(question, in: tx) + rejected(question, in: tx)
            },
            notices: { question, news, tx in
                guard question.actor.may(ImportDesk.take) else { return [] }
                return try BatchQueries.ended(since: news.since, of: question.actor.name, most: news.most, in: tx)
                    .map { notice($0, question) }
            })
    }

    private func waiting(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        let uploads = try UploadQueries.waiting(of: question.actor.name, in: tx)
        guard let first = uploads.first else { return [] }
        let lines = uploads.prefix(DeskTask.mostLines).map {
            DeskTask.Line("\(ImportText.kind($0.kind, question.messages)): \($0.fileName)", path(of: $0))
        }
        return [
            DeskTask(
                question.text("imports.desk.waiting", ["count": String(uploads.count)]), count: uploads.count,
                at: path(of: first), .now, lines: Array(lines))
        ]
    }

    private func path(of upload: ImportUpload) -> LocalPath { LocalPath("/imports/files/\(upload.id)") }

    /// The latest file of each kind, while its rejected rows are kept: a later one that went well has mended them.
    private func rejected(_ question: DeskQuestion, in tx: Transaction) throws -> [DeskTask] {
        let batches = try BatchQueries.latestOfKinds(of: question.actor.name, in: tx).filter {
            $0.keepsRejects && $0.takenBackAt == nil && $0.counts.hasRejects
        }
        guard let first = batches.first else { return [] }
        let lines = batches.prefix(DeskTask.mostLines).map { batch in
            DeskTask.Line(
                question.text(
                    "imports.desk.rejected_line",
                    [
                        "kind": ImportText.kind(batch.kind, question.messages), "file": batch.fileName,
                        "count": Digits.grouped(Int64(batch.counts.rejected + batch.counts.refused)),
                    ]), LocalPath("/imports/\(batch.number)"))
        }
        return [
            DeskTask(
                question.text("imports.desk.rejected", ["count": String(batches.count)]), count: batches.count,
                at: batches.count == 1 ? LocalPath("/imports/\(first.number)") : ImportsPage.path, .now,
                lines: Array(lines))
        ]
    }

    private func notice(_ batch: ImportBatch, _ question: DeskQuestion) -> DeskNotice {
        let counts = batch.counts
        let text = question.text(
            counts.hasRejects ? "imports.notice.with_rejects" : "imports.notice.ended",
            [
                "kind": ImportText.kind(batch.kind, question.messages), "file": batch.fileName,
                "taken": Digits.grouped(Int64(counts.taken + counts.updated)),
                "rejected": Digits.grouped(Int64(counts.rejected + counts.refused)),
            ])
        return DeskNotice(text, at: batch.endedAt ?? batch.startedAt, path: LocalPath("/imports/\(batch.number)"))
    }
}
