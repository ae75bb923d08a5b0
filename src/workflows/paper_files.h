#pragma once

#include "base/enum_names.h"
#include "domain/papers/drafted_paper.h"
#include "ports/workshop.h"
#include "storage/paper_store.h"

#include <string>

namespace shuofa {

enum class PaperFormat { Txt, Markdown, Docx, Pdf, Eml };

template <>
inline constexpr auto enum_names<PaperFormat> = std::to_array<EnumName<PaperFormat>>({
    {PaperFormat::Txt, "txt"},
    {PaperFormat::Markdown, "md"},
    {PaperFormat::Docx, "docx"},
    {PaperFormat::Pdf, "pdf"},
    {PaperFormat::Eml, "eml"},
});

struct PaperFileOut {
    std::string name;  // "关于退货退款的函.pdf"
    std::string bytes;
};

struct PaperFileNeeds {
    Workshop& workshop;           // draws PDFs
    const PaperDetails& details;  // addresses for mails
    bool is_form = false;         // the text goes into a form: no indents
};

// A paper as a file.  A mail carries its PDF.
Result<PaperFileOut> make_paper_file(const PaperFileNeeds& needs, const DraftedPaper& paper,
                                     PaperFormat format);

}  // namespace shuofa
