#include "workflows/paper_files.h"

#include "base/text.h"
#include "domain/papers/paper_codec.h"
#include "domain/papers/paper_text.h"
#include "formats/docx_writer.h"
#include "formats/mail_writer.h"
#include "workflows/draft_paper.h"

namespace shuofa {
namespace {

std::string as_text(const std::vector<std::byte>& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Letters that a file name must not have on any system; never empty, never too
// long.
std::string file_stem(const DraftedPaper& paper) {
    std::string stem;
    for (const char c : safe_for_display(paper.title())) {
        stem += std::string_view{"/\\:*?\"<>|%"}.find(c) == std::string_view::npos ? c : '_';
    }
    stem = first_code_points(trim(stem), 40);
    while (stem.starts_with('.'))
        stem.erase(0, 1);
    return stem.empty() ? paper.kind : stem;
}

docx::Style docx_style(BlockKind kind) {
    switch (kind) {
        case BlockKind::Title:
            return docx::Style::Title;
        case BlockKind::Heading:
            return docx::Style::Heading;
        case BlockKind::Flush:
            return docx::Style::Flush;
        case BlockKind::Right:
            return docx::Style::Right;
        case BlockKind::Item:
            return docx::Style::Item;
        case BlockKind::Spoken:
            return docx::Style::Spoken;
        case BlockKind::Note:
            return docx::Style::Note;
        case BlockKind::Paragraph:
        case BlockKind::Table:
        case BlockKind::PageBreak:
            return docx::Style::Body;
    }
    return docx::Style::Body;
}

Result<std::string> as_docx(const DraftedPaper& paper) {
    docx::Document document{
        paper.title(), paper.writer, day_text(paper.written_on) + "T00:00:00+08:00", {}};
    for (const PaperBlock& block : parse_paper_text(paper.text)) {
        docx::Block out;
        out.style = docx_style(block.kind);
        out.text = block.kind == BlockKind::Item ? block.number + " " + block.text : block.text;
        if (block.kind == BlockKind::Table) {
            out.kind = docx::Block::Kind::Table;
            out.rows = block.rows;
        } else if (block.kind == BlockKind::PageBreak) {
            out.kind = docx::Block::Kind::PageBreak;
        }
        document.blocks.push_back(std::move(out));
    }
    return as_text(TRY(docx::write_docx(document)));
}

Result<std::string> as_mail(const PaperFileNeeds& needs, const DraftedPaper& paper) {
    const auto detail = [&](std::string_view name) {
        const auto found = needs.details.find(name);
        return found == needs.details.end() ? std::string{} : found->second;
    };
    mail::Message message{.from = detail("your_email"),
                          .to = detail("their_email"),
                          .subject = paper.title(),
                          .text = plain_text(parse_paper_text(paper.text), TextLayout::Form),
                          .date = paper.changed_at,
                          .id = paper.id.text(),
                          .attachments = {}};
    message.attachments.push_back({file_stem(paper) + ".pdf", "application/pdf",
                                   TRY(needs.workshop.draw_paper(encode_paper(paper.paper())))});
    return mail::write_mail(message);
}

Result<std::string> content(const PaperFileNeeds& needs, const DraftedPaper& paper,
                            PaperFormat format) {
    const auto blocks = parse_paper_text(paper.text);
    switch (format) {
        case PaperFormat::Txt:
            return plain_text(blocks, needs.is_form ? TextLayout::Form : TextLayout::Letter);
        case PaperFormat::Markdown:
            return markdown_text(blocks);
        case PaperFormat::Docx:
            return as_docx(paper);
        case PaperFormat::Pdf:
            return as_text(TRY(needs.workshop.draw_paper(encode_paper(paper.paper()))));
        case PaperFormat::Eml:
            return as_mail(needs, paper);
    }
    return std::string{};
}

}  // namespace

Result<PaperFileOut> make_paper_file(const PaperFileNeeds& needs, const DraftedPaper& paper,
                                     PaperFormat format) {
    if (paper.text.empty()) return fail(paper_not_finished, paper.id.text(), "paper");
    return PaperFileOut{file_stem(paper) + "." + std::string{name_of(format)},
                        TRY(content(needs, paper, format))};
}

}  // namespace shuofa
