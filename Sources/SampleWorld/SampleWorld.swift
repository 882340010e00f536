internal import Foundation

/// A synthetic world for trying the product: the files of section 1 of the welfare rules, in the order of import.
///
/// Nobody and no enterprise in it is real. One seed gives the same bytes on every machine. The files import without a
/// rejected row; some sales are refused, by every rule but `in_future`.
package struct SampleWorld: Sendable {
    private let seed: UInt64
    private let sizes: Sizes
    private let dataFolder: String

    /// `dataFolder` holds the divisions of both vintages, their conversion and `names.csv`.
    package init(seed: UInt64 = 2026, sizes: Sizes = .standard, dataFolder: String) {
        self.seed = seed
        self.sizes = sizes
        self.dataFolder = dataFolder
    }

    /// Writes the files into the folder, which is made where it is missing, and tells of each when it is complete.
    ///
    /// Throws `UnreadableFile` for the data folder, `UnwritableFile`, and `SampleTooSmall`.
    package func write(
        to folder: String, progress: (SampleFile) throws -> Void = { _ in }
    ) throws -> [SampleFile] {
        try steps(in: folder).map { step in
            let file = try step()
            try progress(file)
            return file
        }
    }

    /// What makes the files, one after the other in the order of import, so that each can be taken and thrown away
    /// before the next is written.
    ///
    /// Throws as `write` does.
    package func steps(in folder: String) throws -> [() throws -> SampleFile] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let registers = try Registers(seed: seed, sizes: sizes, dataFolder: dataFolder)
        let registerFiles = RegisterFiles(registers: registers, folder: folder)
        return [
            registerFiles.units, registerFiles.changes, registerFiles.territories, registerFiles.sectors,
            registerFiles.members,
            registerFiles.partners, registerFiles.agreements, registerFiles.products, registerFiles.points,
            registerFiles.instructions,
            registerFiles.counterparts,
            {
                var salesFile = SalesFile(registers, count: sizes.sales, seed: seed)
                return try salesFile.write(to: folder)
            }, registerFiles.grants,
            registerFiles.headcounts, registerFiles.contacts, registerFiles.officers, registerFiles.employers,
            registerFiles.bargains,
        ]
    }
}
