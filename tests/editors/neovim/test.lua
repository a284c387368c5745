-- Outline, diagnostics, hover and a fix, as a Neovim user sees them.
local failed = false
local function check(name, ok, why)
  io.stdout:write((ok and 'PASS ' or 'FAIL ') .. name .. (ok and '' or ': ' .. (tostring(why):gsub('%s*\n%s*', ' '))) .. '\n')
  failed = failed or not ok
end
local function wait(condition) return vim.wait(20000, condition, 50) end
local function line_of(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(1, 0, -1, false)) do
    local column = line:find(text, 1, true)
    if column then return number, column - 1, line end
  end
end
local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then return window end
  end
end

local ok, problem = pcall(function()
  vim.cmd('edit ' .. vim.env.DIGEST)
  local buffer = vim.api.nvim_get_current_buf()
  check('the file type is digest', vim.bo.filetype == 'digest', vim.bo.filetype)

  local function scheme()
    return vim.tbl_filter(function(d) return d.code == 'link.missing-scheme' end, vim.diagnostic.get(buffer))
  end
  check('findings', wait(function() return #scheme() > 0 end), vim.inspect(vim.diagnostic.get(buffer)))

  vim.lsp.buf.document_symbol()
  wait(function() return #vim.fn.getqflist() + #vim.fn.getloclist(0) > 3 end)
  local items = #vim.fn.getqflist() > 0 and vim.fn.getqflist() or vim.fn.getloclist(0)
  local lanterns = vim.tbl_filter(function(i) return i.text:find('Lanterns for Long Corridors', 1, true) end, items)
  check('outline', #lanterns == 1 and lanterns[1].lnum == (line_of('Lanterns for Long')), vim.inspect(items))
  vim.cmd('cclose | lclose')

  local row, column = line_of('digestlsp-samples/lanterns')
  vim.api.nvim_win_set_cursor(0, { row, column + 2 })
  vim.lsp.buf.hover()
  wait(floating)
  local card = floating() and table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(floating()), 0, -1, false), '\n') or ''
  check('hover', card:find('forks', 1, true) and card:find('Python', 1, true), card)

  row = scheme()[1].lnum + 1
  vim.api.nvim_win_set_cursor(0, { row, scheme()[1].col })
  -- Users choose the first entry of the menu.
  vim.ui.select = function(entries, _, choose) choose(entries[1], 1) end
  vim.lsp.buf.code_action()
  check('a fix', wait(function() return line_of('https://github.com/digestlsp-samples/sheep') ~= nil end), vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1])
  check('the finding goes', wait(function() return #scheme() == 0 end), vim.inspect(scheme()))
end)
check('no error', ok, problem)
for _, client in pairs(vim.lsp.get_active_clients()) do client.stop() end
check('the server ends', wait(function() return #vim.lsp.get_active_clients() == 0 end), 'it runs')
vim.cmd(failed and 'cquit!' or 'qall!')
