"""统计与稿费: figures with what stands behind them, fee tables, what is paid."""
