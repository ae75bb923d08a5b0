#pragma once

#include "domain/orders/order.h"

#include <string_view>

namespace shuofa {

// The Taobao order number inside Alipay's merchant order number ("T200P4400000000000000101"), or
// an empty view.
std::string_view taobao_number(std::string_view merchant_number);

// The platform that a seller's name gives away ("拼多多平台商户"), else Unknown.
Platform platform_of_seller(std::string_view seller);

}  // namespace shuofa
