import CPango

/// The pages of a PDF file as Cairo draws them, gathered in memory.
final class PDFSurface {
    /// Where Cairo draws.
    let canvas: OpaquePointer
    private let surface: OpaquePointer
    private let sink: Sink

    private final class Sink {
        var bytes: [UInt8] = []
    }

    /// A file with pages of this size in points; throws `UnwritableFile` (`page`).
    init(width: Double, height: Double) throws {
        let sink = Sink()
        let write: cairo_write_func_t = { pointer, data, count in
            guard let pointer, let data else { return CAIRO_STATUS_WRITE_ERROR }
            let sink = Unmanaged<Sink>.fromOpaque(pointer).takeUnretainedValue()
            sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                write, Unmanaged.passUnretained(sink).toOpaque(), width, height),
            let canvas = cairo_create(surface)
        else { throw UnwritableFile(.page, detail: Int(CAIRO_STATUS_NO_MEMORY.rawValue)) }
        self.surface = surface
        self.canvas = canvas
        self.sink = sink
    }

    deinit {
        cairo_destroy(canvas)
        // Finishing writes to the sink, which must still live then.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        withExtendedLifetime(sink) {}
    }

    /// The file's properties; without the time of making no two files would be alike.
    func set(title: String, author: String, createdUnixSeconds: Int) {
        let time = DOCXParts.timestamp(createdUnixSeconds)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, time)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, time)
    }

    /// Says what follows is, up to the matching `end`.
    func begin(_ tag: PDFTag) {
        cairo_tag_begin(canvas, tag.rawValue, nil)
    }

    func end(_ tag: PDFTag) {
        cairo_tag_end(canvas, tag.rawValue)
    }

    /// Ends the page that is being drawn.
    func endPage() {
        cairo_show_page(canvas)
    }

    /// Letters and lines are black again.
    func blacken() {
        cairo_set_source_rgb(canvas, 0, 0, 0)
    }

    /// Draws a straight line.
    func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), width: Double) {
        cairo_set_line_width(canvas, width)
        cairo_move_to(canvas, start.x, start.y)
        cairo_line_to(canvas, end.x, end.y)
        cairo_stroke(canvas)
    }

    /// Draws the four sides of a cell.
    func frame(x: Double, y: Double, width: Double, height: Double) {
        cairo_set_line_width(canvas, 0.5)
        cairo_rectangle(canvas, x, y, width, height)
        cairo_stroke(canvas)
    }

    /// The whole file; throws `UnwritableFile` (`page`) when something went wrong on the way.
    func finish() throws -> [UInt8] {
        let status = cairo_status(canvas)
        cairo_surface_finish(surface)
        let end = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS, end == CAIRO_STATUS_SUCCESS else {
            throw UnwritableFile(.page, detail: Int(max(status.rawValue, end.rawValue)))
        }
        return sink.bytes
    }
}
