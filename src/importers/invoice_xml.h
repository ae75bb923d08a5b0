#pragma once

#include "domain/documents/invoice.h"
#include "formats/xml_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace shuofa {

// An invoice from one of the XML dialects: EInvoice (数电票), eInvoice (older OFD attachments),
// the pinyin tags of older systems (FP_DM, FP_HM ...), and XBRL.  Nothing when it is none.
std::optional<Invoice> invoice_of_xml(const xml::Element& root, std::vector<std::string>& notes);

// The dialect of older OFD files, whose element names their custom tags use too.
Invoice invoice_of_older_elements(const xml::Element& root);

// The elements of the 数电票, which custom tags of OFD files use too.
Invoice invoice_of_einvoice_elements(const xml::Element& root);

// All invoices of an XML file; several may be glued together or wrapped in one more element.
std::vector<std::pair<Invoice, std::vector<std::string>>> invoices_of_xml(
    const std::vector<xml::Element>& roots);

}  // namespace shuofa
