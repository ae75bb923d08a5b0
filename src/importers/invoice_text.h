#pragma once

#include "domain/documents/invoice.h"
#include "formats/pdf_text.h"

namespace shuofa {

// An invoice from the texts of its page and where they stand.  The order in which files hold them
// is scrambled, so labels and places are what counts.  Fields that are not sure stay empty.
Invoice invoice_of_page(const pdf::Page& page);

// True when a page's text is one of an invoice.
bool is_invoice_page(const pdf::Page& page);

}  // namespace shuofa
